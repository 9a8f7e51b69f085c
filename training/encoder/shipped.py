"""Reads the weights that sayso ships back into the network that they were made from, so that training can go on from them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from model import Reader

PRODUCT = "/MatMul_quant"


def with_shipped(reader: Reader, folder: Path) -> Reader:
    """The reader with the 8-bit weights of a folder as 32-bit numbers; what they lack (a new head, the vocabulary) stays as it is.

    Each number is off by at most half of its column's 8-bit step.
    """
    graph = onnx.load(folder / "encoder.onnx").graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    own = {name.removeprefix("reader."): torch.from_numpy(array.copy()) for name, array in stored.items() if _is_plain(name)}
    for name in (name for name in stored if name.startswith("reader.") and name.endswith("_quantized")):
        own[name.removeprefix("reader.").removesuffix("_quantized")] = _restored(stored, name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.name.removeprefix("/reader/").removesuffix(PRODUCT).replace("/", ".")
            own[f"{layer}.weight"] = _restored(stored, node.input[1].removesuffix("_quantized")).T.contiguous()
    settings = json.loads((folder / "encoder.json").read_text())
    own |= {name: torch.tensor(settings[name], dtype=torch.float32) for name in ("moves", "opens")}
    own.pop("words.weight")  # as published: it is never trained
    missing = reader.load_state_dict(own, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"weights of another network: {missing.unexpected_keys}")
    return reader


def _is_plain(name: str) -> bool:
    return name.startswith("reader.") and not name.endswith(("_quantized", "_scale", "_zero_point"))


def _restored(stored: dict[str, np.ndarray], name: str) -> Tensor:
    steps = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return torch.from_numpy(steps * stored[f"{name}_scale"])

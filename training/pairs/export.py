"""Makes the weights that sayso ships: `export.py WORK BASE OUT`, from WORK/judge.pt to ONNX with the tokenizer and their sums beside it.

Weights of products and embeddings are kept as 8-bit numbers, each column with its own scale. `--exact` keeps them as 32-bit numbers.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from model import Judge, Shape

FILES = ("judge.onnx", "tokenizer.json")


class Exported(nn.Module):
    """The judge as the run time calls it: the shares of same, contrary, compatible, which add up to one."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, ids: Tensor, sides: Tensor) -> Tensor:
        """A row a pair."""
        return self.judge(ids, sides)[0].softmax(dim=-1)  # type: ignore[no-any-return]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("work", "base", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--exact", action="store_true")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(given.work / "judge.pt", weights_only=True)
    judge = Judge(Shape(**saved["shape"]))
    judge.load_state_dict(saved["weights"])
    write_network(judge.eval(), given.out / "judge.onnx", exact=given.exact)
    tokenizer = json.loads((given.base / "tokenizer.json").read_text(encoding="utf-8"))
    plain = json.dumps(tokenizer | {"truncation": None, "padding": None}, ensure_ascii=False)
    (given.out / "tokenizer.json").write_text(plain + "\n", encoding="utf-8")
    sums = (f"{hashlib.sha256((given.out / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES)
    (given.out / "sha256sums").write_text("".join(sums))


def write_network(judge: Judge, path: Path, *, exact: bool) -> None:
    """The network as ONNX."""
    example = torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long)
    axes = {0: "pairs", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(judge),
            example,
            str(plain),
            input_names=["ids", "sides"],
            output_names=["shares"],
            dynamic_axes={"ids": axes, "sides": axes, "shares": {0: "pairs"}},
            opset_version=17,
            dynamo=False,
        )
        if exact:
            onnx.save(onnx.load(plain), path)
            return
        quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])


if __name__ == "__main__":
    main()

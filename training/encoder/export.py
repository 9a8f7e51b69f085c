"""Makes the weights that sayso ships: `export.py WORK BASE OUT`, from WORK/best.pt to int8 ONNX with all that a reader needs beside it.

OUT gets `encoder.onnx`, `tokenizer.json`, `encoder.json` (windows, legal moves, labels of the parse) and `sha256sums`.
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

from losses import legal_moves
from model import Reader, Shape

FILES = ("encoder.json", "encoder.onnx", "tokenizer.json")
PLACES = 9  # digits that are kept of the chain's scores


class Exported(nn.Module):
    """The reader as the run time calls it: 32-bit inputs become what torch wants."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Padding is piece 0, which no text has."""
        return self.reader(ids, features, ids > 0)  # type: ignore[no-any-return]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("work", "base", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--exact", action="store_true", help="leave the weights as 32-bit numbers")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(given.work / "best.pt", weights_only=True)
    reader = load(saved)
    write_network(reader, given.out / "encoder.onnx", exact=given.exact)
    write_settings(reader, saved["settings"], json.loads((given.work / "labels.json").read_text()), given.out / "encoder.json")
    write_tokenizer(given.base / "tokenizer.json", given.out / "tokenizer.json")
    sums = (f"{hashlib.sha256((given.out / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES)
    (given.out / "sha256sums").write_text("".join(sums))


def load(saved: dict[str, dict[str, object]]) -> Reader:
    """A trained reader."""
    shape = {name: tuple(value) if isinstance(value, list) else value for name, value in saved["shape"].items()}
    reader = Reader(Shape(**shape))  # type: ignore[arg-type]
    reader.load_state_dict(saved["weights"])  # type: ignore[arg-type]
    return reader.eval()


def write_network(reader: Reader, path: Path, *, exact: bool) -> None:
    """The network as ONNX; weights of products and embeddings become 8-bit numbers, each column with its own scale."""
    example = torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, len(reader.shape.kinds), dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(reader),
            example,
            str(plain),
            input_names=["ids", "features"],
            output_names=["tags", "links", "vectors", "certainty"],
            dynamic_axes=dict.fromkeys(("ids", "features", "tags", "links", "vectors", "certainty"), axes),
            opset_version=17,
            dynamo=False,
        )
        if exact:
            onnx.save(onnx.load(plain), path)
            return
        quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"])


def write_settings(reader: Reader, settings: dict[str, object], labels: dict[str, list[str]], path: Path) -> None:
    """What else a reader needs to know: how to cut windows, which tags may follow one another, the parse's labels."""
    moves = reader.moves.detach() + legal_moves(reader.shape.tags)
    rounded = {
        "own": settings["read_own"],
        "context": settings["read_context"],
        "moves": [[round(float(score), PLACES) for score in row] for row in moves],
        "opens": [round(float(score), PLACES) for score in reader.opens],
        "tags": labels["tags"],
        "relations": labels["relations"],
    }
    path.write_text(json.dumps(rounded) + "\n")


def write_tokenizer(source: Path, path: Path) -> None:
    """The published tokenizer without its limit on length and its padding: windows are cut here."""
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    path.write_text(json.dumps(tokenizer | {"truncation": None, "padding": None}, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

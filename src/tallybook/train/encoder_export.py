"""A checkpoint becomes a part: ONNX with int8 weights, its tokenizer, and how true it stayed.

MatMul weights are quantised a column at a time; the table of word pieces, which training leaves
as it was, is kept in 8 bits with one scale for all of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from tallybook.train.encoder_model import Encoder, new_encoder

_OUTPUTS = ("tags", "incidents", "choices", "types")
_OPSET = 17


def export_encoder(checkpoints: Sequence[Path], weights: Path, out: Path) -> None:
    """Write `encoder.onnx` and `tokenizer.json` into `out` from the mean of the checkpoints."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    model = mean_of(checkpoints, weights)
    whole = out / "whole.onnx"
    _to_onnx(model, whole)
    quantize_dynamic(
        whole,
        out / "encoder.onnx",
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    whole.unlink()
    shutil.copyfile(weights / "tokenizer.json", out / "tokenizer.json")


def mean_of(checkpoints: Sequence[Path], weights: Path) -> Encoder:
    """Return the encoder whose weights are the mean of those of the checkpoints."""
    model = new_encoder(weights)
    states = [
        torch.load(one, map_location="cpu", weights_only=True)["model"] for one in checkpoints
    ]
    mean = {
        name: torch.stack([state[name].float() for state in states]).mean(0)
        if states[0][name].is_floating_point()
        else states[0][name]
        for name in states[0]
    }
    model.load_state_dict(mean)
    model.eval()
    return model


class _OfWhole(torch.nn.Module):  # type: ignore[misc] # torch is not there when types are checked
    """The encoder as the product runs it: one window at a time, so without padding or mask."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.model.of_whole(ids)


def _to_onnx(model: Encoder, path: Path) -> None:
    # Plain attention: the fused kind is exported with guards that cost a tenth of the time.
    model.body.set_attn_implementation("eager")
    batch = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        _OfWhole(model).eval(),
        (torch.ones((1, 16), dtype=torch.int64),),
        str(path),
        input_names=["ids"],
        output_names=list(_OUTPUTS),
        dynamic_axes={
            "ids": batch,
            **dict.fromkeys(_OUTPUTS[:3], batch),
            _OUTPUTS[3]: {0: "windows"},
        },
        opset_version=_OPSET,
        dynamo=False,
    )
    # The exporter may leave the model in training mode.
    model.eval()


def fidelity(model: Encoder, part: Path, ids: Iterable[NDArray[np.int64]]) -> float:
    """Return the mean absolute difference of tag odds between checkpoint and part on windows."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(part / "encoder.onnx"))
    differences = []
    for window in ids:
        shipped = torch.from_numpy(session.run(None, {"ids": window[None]})[0])
        with torch.no_grad():
            own = model.of_whole(torch.from_numpy(window[None]))[0]
        differences.append(float((shipped.softmax(-1) - own.softmax(-1)).abs().mean()))
    return sum(differences) / len(differences)

"""Training the encoder: corpora and pre-trained weights in, a checkpoint for each epoch out.

AdamW with warm-up and linear decay; a window that fills no role is seen in one epoch of three. A
run that was interrupted goes on from its last checkpoint with the same order of windows.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from tallybook.train.encoder_model import Encoder, new_encoder
from tallybook.train.encoder_windows import UNKNOWN, Window, windows_of_report
from tallybook.train.labelled import CHOICES, LabelledReport
from tallybook.understand.encoder_heads import choice_columns

# What each head's loss weighs. Most words fill no role, so the mean loss of the tags is small: it
# needs a large weight, or the closed choices lead the encoder.
_TAGS, _INCIDENTS, _CHOICES, _WINDOW = 8.0, 0.2, 0.05, 0.25
# A word that fills a role weighs more than one that does not: there are thirty times fewer.
_FILLED = 2.0
_BODY_RATE, _HEAD_RATE = 2e-4, 1e-3
_WARM_UP = 0.08
_SILENT_SHARE = 0.35


# The weights after this share of the epochs are kept as well: their mean with the last ones is
# better than either (docs/explain/trained-parts.md).
_MIDDLE = 0.6
# The heads start alike in every run, so that the weights of several runs can be averaged.
_HEADS_SEED = 1


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How long and how to train. `batch` is in windows; `seed` gives their order."""

    epochs: int = 12
    batch: int = 4
    seed: int = 1
    threads: int = 2


def train_encoder(
    reports: Sequence[LabelledReport],
    weights: Path,
    out: Path,
    plan: Plan,
    tell: Callable[[str], None],
) -> tuple[Path, ...]:
    """Train on the reports; return the checkpoints to average. Goes on where a run stopped."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(_HEADS_SEED)
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    windows = [one for report in reports for one in windows_of_report(report, tokenizer)]
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = new_encoder(weights).to(device)
    run = _Run(model, windows, plan, out, device, tell)
    return run.to_the_end()


class _Run:
    def __init__(
        self,
        model: Encoder,
        windows: list[Window],
        plan: Plan,
        out: Path,
        device: torch.device,
        tell: Callable[[str], None],
    ) -> None:
        self.model, self.windows, self.plan = model, windows, plan
        self.out, self.device, self.tell = out, device, tell
        self.epoch = 0
        # A processor without bfloat16 works it out in software, twenty times slower.
        self.halved = device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
        orders = [list(_batches(windows, plan, epoch)) for epoch in range(plan.epochs)]
        self.orders = orders
        self.optimizer = torch.optim.AdamW(
            [
                {
                    "params": [p for p in model.body.parameters() if p.requires_grad],
                    "lr": _BODY_RATE,
                },
                {
                    "params": [p for n, p in model.named_parameters() if not n.startswith("body.")],
                    "lr": _HEAD_RATE,
                },
            ],
            weight_decay=0.01,
        )
        steps = sum(map(len, orders))
        warm = max(1, int(_WARM_UP * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda at: min((at + 1) / warm, max(0.0, (steps - at) / (steps - warm)))
        )

    @property
    def checkpoint(self) -> Path:
        return self.out / "checkpoint.pt"

    @property
    def middle(self) -> Path:
        return self.out / "middle.pt"

    def to_the_end(self) -> tuple[Path, ...]:
        self.out.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            self._resume()
        while self.epoch < self.plan.epochs:
            self._one_epoch()
            self.epoch += 1
            if self.epoch == round(_MIDDLE * self.plan.epochs):
                self._save(self.middle)
            self._save(self.checkpoint)
        return tuple(one for one in (self.middle, self.checkpoint) if one.exists())

    def _one_epoch(self) -> None:
        self.model.train()
        torch.manual_seed(self.plan.seed * 1000 + self.epoch)
        begun, seen, losses = time.monotonic(), 0, []
        order = self.orders[self.epoch]
        for step, batch in enumerate(order):
            loss = self._step([self.windows[at] for at in batch])
            losses.append(loss)
            seen += sum(len(self.windows[at].ids) for at in batch)
            if step % 100 == 99 or step == len(order) - 1:
                speed = seen / (time.monotonic() - begun)
                mean = sum(losses[-50:]) / len(losses[-50:])
                self.tell(
                    f"epoch {self.epoch + 1}/{self.plan.epochs} step {step + 1}/{len(order)} "
                    f"loss {mean:.4f} {speed:.0f} pieces/s"
                )

    def _step(self, windows: list[Window]) -> float:
        batch = _padded(windows, self.device)
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.halved):
            outputs = self.model(batch["ids"], batch["mask"])
        loss = loss_of(outputs, batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        return float(loss.detach())

    def _save(self, path: Path) -> None:
        state = {
            "epoch": self.epoch,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        new = path.with_suffix(".new")
        torch.save(state, new)
        new.replace(path)

    def _resume(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.epoch = state["epoch"]
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.tell(f"going on after epoch {self.epoch}")


def loss_of(outputs: tuple[Tensor, Tensor, Tensor, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Return the weighted sum of the heads' losses over what the corpora tell."""
    tags, incidents, choices, window = (one.float() for one in outputs)
    weight = torch.tensor([1.0, _FILLED, _FILLED], device=tags.device)
    loss = _TAGS * functional.cross_entropy(
        tags.flatten(0, 2), batch["tags"].flatten(), weight=weight, ignore_index=UNKNOWN
    )
    loss = loss + _INCIDENTS * _told(incidents, batch["incidents"])
    loss = loss + _WINDOW * _told(window, batch["types"])
    for at, (_name, columns) in enumerate(choice_columns().items()):
        answers = batch["choices"][..., at].flatten()
        if bool((answers != UNKNOWN).any()):
            part = choices[..., columns.start : columns.stop].flatten(0, 1)
            loss = loss + _CHOICES * functional.cross_entropy(part, answers, ignore_index=UNKNOWN)
    return loss


def _told(scores: Tensor, answers: Tensor) -> Tensor:
    known = answers != UNKNOWN
    if not bool(known.any()):
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[known], answers[known])


def _batches(windows: list[Window], plan: Plan, epoch: int) -> Iterator[list[int]]:
    """Yield batches of windows of about one length, in an order that seed and epoch fix."""
    chance = random.Random(f"{plan.seed}-{epoch}")  # noqa: S311 - an order, not a secret
    chosen = [at for at, one in enumerate(windows) if one.speaks or chance.random() < _SILENT_SHARE]
    chance.shuffle(chosen)
    pool = 50 * plan.batch
    batches = []
    for first in range(0, len(chosen), pool):
        part = sorted(chosen[first : first + pool], key=lambda at: len(windows[at].ids))
        batches += [part[at : at + plan.batch] for at in range(0, len(part), plan.batch)]
    chance.shuffle(batches)
    yield from batches


def _padded(windows: list[Window], device: torch.device) -> dict[str, Tensor]:
    longest = max(len(one.ids) for one in windows)

    def stacked(rows: list[NDArray[np.generic]], fill: int) -> Tensor:
        shape = (len(rows), longest, *rows[0].shape[1:])
        whole = np.full(shape, fill, dtype=rows[0].dtype)
        for at, row in enumerate(rows):
            whole[at, : len(row)] = row
        return torch.from_numpy(whole).to(device)

    return {
        "ids": stacked([one.ids for one in windows], 0),
        "mask": stacked([np.ones_like(one.ids) for one in windows], 0),
        "tags": stacked([one.tags for one in windows], UNKNOWN),
        "incidents": stacked([one.incidents for one in windows], UNKNOWN),
        "choices": stacked([one.choices for one in windows], UNKNOWN),
        "types": torch.from_numpy(np.stack([one.types for one in windows])).to(device),
    }


__all__ = ["CHOICES", "Plan", "loss_of", "train_encoder"]

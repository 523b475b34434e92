"""The encoder with its heads: one pass over a window answers every question.

BERT of 6 layers and 384 columns (MiniLM, Wang et al. 2020), uncased. Heads are linear: they are
read together by everything that follows, so what they share belongs into the encoder.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from tallybook.understand.encoder_heads import INCIDENTS, ROLES, TAGS, choice_columns

_DROPOUT = 0.1


class Encoder(nn.Module):  # type: ignore[misc] # torch is not there when types are checked
    """The pre-trained body with four linear heads.

    `forward` takes ids and mask (B, T); returns tags (B, T, roles, 3), incidents of role words
    (B, T, types), closed choices (B, T, columns) and the types of the window (B, types + 1).
    """

    def __init__(self, body: nn.Module, width: int) -> None:
        super().__init__()
        self.body = body
        self.dropout = nn.Dropout(_DROPOUT)
        columns = max(each.stop for each in choice_columns().values())
        self.tags = nn.Linear(width, len(ROLES) * len(TAGS))
        self.incidents = nn.Linear(width, len(INCIDENTS))
        self.choices = nn.Linear(width, columns)
        self.window = nn.Linear(2 * width, len(INCIDENTS) + 1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the scores of every head, before any softmax."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        states = self.dropout(states)
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        highest = states.masked_fill(mask.unsqueeze(-1) == 0, -1e4).amax(1)
        return self._answers(states, mean, highest)

    def of_whole(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the same scores of windows without padding."""
        states = self.body(input_ids=ids).last_hidden_state
        return self._answers(states, states.mean(1), states.amax(1))

    def _answers(
        self, states: Tensor, mean: Tensor, highest: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        tags = self.tags(states).unflatten(-1, (len(ROLES), len(TAGS)))
        window = self.window(torch.cat([mean, highest], dim=-1))
        return tags, self.incidents(states), self.choices(states), window


def new_encoder(weights: Path) -> Encoder:
    """Return an encoder that starts from the pre-trained weights in this folder."""
    from transformers import AutoConfig, AutoModel

    config = AutoConfig.from_pretrained(weights, local_files_only=True)
    body = AutoModel.from_pretrained(weights, local_files_only=True, add_pooling_layer=False)
    # The table of word pieces stays as it was: words not seen in training keep their meaning.
    body.embeddings.requires_grad_(False)
    return Encoder(body, config.hidden_size)

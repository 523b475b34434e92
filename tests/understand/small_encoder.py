"""A part `encoder` of a few hundred bytes: a network that looks up each word piece in tables.

ONNX is written by hand (protocol buffers: a tag, a length, the bytes), so that the real runtime
runs it and no further library is needed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from tallybook.understand.encoder_heads import INCIDENTS, ROLES, TAGS, choice_columns

WORDS = "[PAD] [UNK] [CLS] [SEP] jane roe was shot by gun ##men and a rifle . , the ' bomb".split()
_FLOAT, _INT64 = 1, 7


def write_part(folder: Path, *roles: tuple[str, str, str]) -> Path:
    """Write a part in which each (word, role, tag) is sure and "shot" tells of an attack."""
    folder.mkdir(parents=True)
    _tokenizer().save(str(folder / "tokenizer.json"))
    (folder / "encoder.onnx").write_bytes(_network(_tables(roles)))
    names = ("encoder.onnx", "tokenizer.json")
    lines = [f'"{n}" = "{hashlib.sha256((folder / n).read_bytes()).hexdigest()}"\n' for n in names]
    (folder / "card.toml").write_text("[files]\n" + "".join(lines))
    return folder


def _tokenizer() -> Tokenizer:
    vocabulary = {word: at for at, word in enumerate(WORDS)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def _tables(roles: tuple[tuple[str, str, str], ...]) -> dict[str, np.ndarray]:
    """Return the scores of each word for each head: (words, ...)."""
    tags = np.zeros((len(WORDS), len(ROLES), len(TAGS)), np.float32)
    tags[:, :, 0] = 8
    for word, role, tag in roles:
        here = tags[WORDS.index(word), ROLES.index(role)]
        here[0], here[TAGS.index(tag)] = 0, 8
    columns = max(each.stop for each in choice_columns().values())
    incidents = np.full((len(WORDS), len(INCIDENTS)), -8, np.float32)
    incidents[WORDS.index("roe"), 0] = 8
    types = np.full((len(WORDS), len(INCIDENTS) + 1), -8, np.float32)
    types[WORDS.index("shot"), [0, -1]] = 8
    choices = np.zeros((len(WORDS), columns), np.float32)
    return {"tags": tags, "incidents": incidents, "choices": choices, "types": types}


def _network(tables: dict[str, np.ndarray]) -> bytes:
    nodes = [_node("Gather", [f"{n}_table", "ids"], n) for n in ("tags", "incidents", "choices")]
    nodes += [
        _node("Gather", ["types_table", "ids"], "types_each"),
        # ReduceMax over the pieces (axis 1), without keeping that dimension.
        _node("ReduceMax", ["types_each"], "types", axes=[1], keepdims=0),
    ]
    graph = b"".join(_bytes(1, node) for node in nodes) + _bytes(2, b"look up")
    graph += b"".join(_bytes(5, _tensor(f"{n}_table", rows)) for n, rows in tables.items())
    graph += _bytes(11, _value("ids", _INT64))
    graph += b"".join(_bytes(12, _value(name, _FLOAT)) for name in tables)
    # IR version 8, the graph, operators of version 17.
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 17))


def _node(kind: str, inputs: list[str], output: str, **numbers: int | list[int]) -> bytes:
    made = b"".join(_bytes(1, one.encode()) for one in inputs) + _bytes(2, output.encode())
    made += _bytes(4, kind.encode())
    for name, value in numbers.items():
        if isinstance(value, int):
            body = _number(3, value) + _number(20, 2)
        else:
            body = b"".join(_number(8, one) for one in value) + _number(20, 7)
        made += _bytes(5, _bytes(1, name.encode()) + body)
    return made


def _tensor(name: str, rows: np.ndarray) -> bytes:
    sizes = b"".join(_number(1, size) for size in rows.shape)
    return sizes + _number(2, _FLOAT) + _bytes(8, name.encode()) + _bytes(9, rows.tobytes())


def _value(name: str, kind: int) -> bytes:
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, kind)))


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes((*made, value))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data

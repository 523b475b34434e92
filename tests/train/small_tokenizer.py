"""A tokenizer that knows the words of the tests, in the form of the shipped one."""

from __future__ import annotations

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

WORDS = "[PAD] [UNK] [CLS] [SEP] jane roe was shot in port vale by gun ##men a . the".split()


def small_tokenizer() -> Tokenizer:
    vocabulary = {word: at for at, word in enumerate(WORDS)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer

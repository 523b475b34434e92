"""What does a report say? One Report -> its Accounts, one question a module."""

from tallybook.understand.accounts import EXTRACTOR_VERSION, understand_report

__all__ = ["EXTRACTOR_VERSION", "understand_report"]

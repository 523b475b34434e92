"""What does a report say? One Report -> its Accounts, one question a module."""

from tallybook.understand.accounts import extractor_version, understand_report

__all__ = ["extractor_version", "understand_report"]

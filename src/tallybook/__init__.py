"""Tallybook reads reports of attacks and keeps one sourced incident record per real event."""

__version__ = "0.1.0"

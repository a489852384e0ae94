"""The steps of scripts/vocabulary.py: read, check, write C++, write TypeScript."""

"""Alembic migrations, numbered in order."""

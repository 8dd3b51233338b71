"""Rooms as plain JSON and back: their state, and the figures that were published."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from netlearn.domain.anonymity import Cell, Spread
from netlearn.domain.group_results import GroupResult, Tally
from netlearn.domain.meeting_again import Past
from netlearn.domain.rooms import RoomState


def write_state(state: RoomState) -> dict[str, Any]:
    """Give a state as JSON values; the version stands in a column of its own."""
    return {
        "phase": state.phase,
        "step": state.step,
        "stage": state.stage,
        "rounds": dict(state.rounds),
        "deadline": state.deadline.isoformat() if state.deadline else None,
        "left": state.left,
        "paused": state.paused,
        "locked": state.locked,
        "path": {step: list(path) for step, path in state.path.items()},
        "earlier": state.earlier,
    }


def read_state(kept: Mapping[str, Any], version: int) -> RoomState:
    """Read a state back; what an older version did not keep is as at the beginning."""
    fresh = RoomState()
    bell = kept.get("deadline")
    return RoomState(
        phase=kept.get("phase", fresh.phase),
        version=version,
        step=kept.get("step", 0),
        stage=kept.get("stage", fresh.stage),
        rounds=MappingProxyType(dict(kept.get("rounds", {}))),
        deadline=datetime.fromisoformat(bell) if bell else None,
        left=kept.get("left"),
        paused=kept.get("paused", False),
        locked=kept.get("locked", False),
        path=MappingProxyType({step: tuple(path) for step, path in kept.get("path", {}).items()}),
        earlier=kept.get("earlier", ""),
    )


def write_result(result: GroupResult) -> dict[str, Any]:
    """Give published figures as JSON values."""
    return {
        "n": result.n,
        "tallies": [
            {"item": tally.item, "n": tally.n, "cells": _write_cells(tally.cells)} for tally in result.tallies
        ],
        "spreads": [
            {
                "id": spread.id,
                "n": spread.n,
                "middle": spread.middle,
                "low": spread.low,
                "high": spread.high,
                "bands": _write_cells(spread.bands),
            }
            for spread in result.spreads
        ],
        "past": _write_past(result.past) if result.past else None,
    }


def read_result(kept: Mapping[str, Any]) -> GroupResult:
    """Read published figures back."""
    return GroupResult(
        n=kept["n"],
        tallies=tuple(
            Tally(one["item"], one["n"], _read_cells(one["cells"])) for one in kept.get("tallies", ())
        ),
        spreads=tuple(
            Spread(
                id=one["id"],
                n=one["n"],
                middle=one["middle"],
                low=one["low"],
                high=one["high"],
                bands=_read_cells(one["bands"]),
            )
            for one in kept.get("spreads", ())
        ),
        past=_read_past(kept["past"]) if kept.get("past") else None,
    )


def _write_past(past: Past) -> dict[str, Any]:
    return {"day": past.day.isoformat(), "n": past.n, "middles": dict(past.middles)}


def _read_past(kept: Mapping[str, Any]) -> Past:
    return Past(date.fromisoformat(kept["day"]), kept["n"], MappingProxyType(dict(kept["middles"])))


def _write_cells(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    return [{"ids": list(cell.ids), "count": cell.count} for cell in cells]


def _read_cells(kept: Sequence[Mapping[str, Any]]) -> tuple[Cell, ...]:
    return tuple(Cell(tuple(one["ids"]), one["count"]) for one in kept)

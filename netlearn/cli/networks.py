"""`netlearn network`: the measures of one person's network from two tables."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click

from netlearn.cli.group import main
from netlearn.errors import TableRefused

Rows = list[tuple[int, dict[str, str | None]]]
Given = TypeVar("Given")
Result = TypeVar("Result")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@main.command()
@click.argument("contacts", type=FILE)
@click.argument("ties", type=FILE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def network(contacts: Path, ties: Path, form: str) -> None:
    """Measure the network in CONTACTS and TIES, two CSV files.

    CONTACTS has a column id and may have networks (O, P, S joined by +), organisation (inside, outside),
    function (same, different), level (junior, peer, senior), introduced_by (me, organisation or an id),
    closeness (1-3), gave and got (0-3). TIES has the columns a and b. What is undefined is null.
    """
    from netlearn.domain.network import explain_dropped, measure_network
    from netlearn.domain.network_files import CONTACT_COLUMNS, TIE_COLUMNS, read_contacts, read_ties

    people = _within(contacts, read_contacts, _read(contacts, ("id",), CONTACT_COLUMNS))
    pairs = _within(ties, read_ties, _read(ties, TIE_COLUMNS, TIE_COLUMNS))
    for sentence in explain_dropped(people, pairs):
        click.echo(f"warning: {sentence}", err=True)
    measures = asdict(measure_network(people, pairs))
    if form == "json":
        click.echo(json.dumps(measures, indent=2, ensure_ascii=False))
        return
    for name, value in _flatten(measures):
        click.echo(f"{name:22} {value}")


def _read(path: Path, needed: Sequence[str], known: Sequence[str]) -> Rows:
    """The rows of a CSV file with their line numbers; blank lines are passed over."""
    from netlearn.domain.network_files import check_columns

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, strict=True)
            header = list(table.fieldnames or ())
            for column in _within(path, lambda found: check_columns(found, needed, known), header):
                click.echo(f"warning: {path}: the column {column} is not read", err=True)
            rows = []
            for row in table:
                if None in row or None in row.values():
                    raise TableRefused(f"{path}: line {table.line_num} has more or fewer fields than line 1")
                rows.append((table.line_num, dict(row)))
            return rows
    except UnicodeDecodeError as error:
        raise TableRefused(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except csv.Error as error:
        raise TableRefused(f"{path}: {error}") from error


def _within(path: Path, read: Callable[[Given], Result], given: Given) -> Result:
    try:
        return read(given)
    except TableRefused as error:
        raise TableRefused(f"{path}: {error}") from error


def _flatten(measures: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in measures.items():
        if isinstance(value, dict):
            for limit, number in value.items():
                yield f"{name} {limit}", _word(number)
        else:
            yield name, _word(value)


def _word(value: object) -> str:
    match value:
        case None:
            return "undefined"
        case float():
            return f"{value:.3f}"
        case tuple():
            return ", ".join(map(str, value)) or "none"
        case _:
            return str(value)

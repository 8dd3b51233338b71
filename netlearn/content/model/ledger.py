"""The ledger: every id that was ever given, so that none is lost or given to something else."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from netlearn.content.model.base import Id, Model, inconsistent

RecordedKind = Annotated[
    str,
    StringConstraints(
        pattern=r"^(lesson|facet|item|action|term|purpose|coach-question|offer|question:[a-z_]+)$"
    ),
]


class Record(Model):
    """One id and what it names; a `retired` one is never given again."""

    id: Id
    kind: RecordedKind
    retired: bool = False

    @property
    def family(self) -> str:
        """The kind without the kind of question; within a family an id names one thing."""
        return self.kind.partition(":")[0]


class LedgerFile(Model):
    """`ledger.yaml`."""

    ids: tuple[Record, ...]

    @model_validator(mode="after")
    def _recorded_once(self) -> Self:
        if len({(record.family, record.id) for record in self.ids}) < len(self.ids):
            raise inconsistent("an id is recorded twice", "keep the older of the two lines")
        return self

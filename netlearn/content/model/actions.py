"""What a plan is made of, and where claims come from."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from netlearn.content.model.base import Id, Model, Text

EvidenceTier = Literal["A", "B", "C"]


class IfThen(Model):
    """The halves of an if-then plan: If {cue}, then I will {response}."""

    cue: Text
    response: Text


class Action(Model):
    """Something to do that strengthens one facet."""

    id: Id
    facet: Id
    title: Text
    why: Text
    steps: tuple[Text, ...] = Field(min_length=2)
    effort: Literal["quick", "hour", "ongoing"]
    minutes: int = Field(ge=1, le=240)
    evidence: EvidenceTier
    if_then: IfThen
    obstacle: IfThen
    message: Text | None = None
    give_first: bool = False
    suits: tuple[Literal["remote", "onsite", "unsure", "newcomer", "senior"], ...] = ()
    facts: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()


class ActionsFile(Model):
    """`actions.yaml`."""

    actions: tuple[Action, ...]


class Source(Model):
    """Where a claim comes from, and how far it carries."""

    id: Id
    authors: Text
    year: int = Field(ge=1900, le=2100)
    title: Text
    where: Text
    shows: Text
    limits: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None

    @property
    def short(self) -> str:
        """The citation as running text, for example Ibarra & Hunter 2007."""
        names = [name.strip() for name in self.authors.split(";")]
        surnames = [name.split(",")[0] for name in names]
        if len(surnames) > 2:
            return f"{surnames[0]} et al. {self.year}"
        return f"{' & '.join(surnames)} {self.year}"


class SourcesFile(Model):
    """`sources.yaml`."""

    sources: tuple[Source, ...]

"""Words of the field, explained where they are read and practised as cards."""

from netlearn.content.model.base import Id, Model, NetworkId, Text


class Term(Model):
    """A word of the field. Prose refers to it as `[[id]]`, or as `[[id|as the sentence wants it]]`."""

    id: Id
    term: Text
    definition: Text
    example: Text
    network: NetworkId | None = None
    sources: tuple[Id, ...] = ()


class GlossaryFile(Model):
    """`glossary.yaml`."""

    terms: tuple[Term, ...]

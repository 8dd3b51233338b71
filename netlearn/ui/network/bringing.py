"""Bringing people from a file."""

from netlearn.domain.contacts import NetworkMap


def bring_people(network_map: NetworkMap | None) -> None:
    """Later."""

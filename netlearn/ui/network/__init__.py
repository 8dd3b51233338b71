"""The screens of the network map: naming people, telling about them, ties, the map, trying out, dates."""

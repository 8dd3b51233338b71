"""What the screens of a workshop share: the live view of a room, its questions and its results."""

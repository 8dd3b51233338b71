"""Parts of the coaching screens."""

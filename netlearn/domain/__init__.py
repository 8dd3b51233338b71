"""Pure rules on plain data: no screen, no SQL, no clock, no chance."""

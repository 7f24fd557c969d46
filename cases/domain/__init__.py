"""Pure rules over plain values: no Django, no database, no clock."""

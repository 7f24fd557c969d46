"""The grammar of EDTF, and what its parts mean as days."""

"""A copy of the public site as plain files, for other servers, for archives and for a stick in a pocket."""

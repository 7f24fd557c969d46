"""The machine forms of an edition: each a pure function from one edition, a language and a site to bytes or text."""

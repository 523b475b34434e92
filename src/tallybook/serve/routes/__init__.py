"""The addresses of the server, one module a subject; each is thin: ask, answer."""

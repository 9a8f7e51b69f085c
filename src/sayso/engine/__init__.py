"""Where functions run: in this process, or in a pool of them."""

"""Messages of our own, labelled by hand, and how well lures are told from honest ones."""

"""People and ordinary situations to try the service with, in the sandbox only."""

from services.demo.seeding import DemoPerson, keep_online, seed_demo

__all__ = ["DemoPerson", "keep_online", "seed_demo"]

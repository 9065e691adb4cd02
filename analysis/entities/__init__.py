"""Who is named: mentions, normal names, entities with their variants and roles."""

from analysis.entities.entity import Entity, Mention, Reference, Role
from analysis.entities.find import find_entities

__all__ = ["Entity", "Mention", "Reference", "Role", "find_entities"]

"""Who is named: mentions, normal names, entities with their variants and roles, references by role and pronoun."""

from analysis.entities.entity import Entity, Mention, Reference, Role
from analysis.entities.find import find_entities
from analysis.entities.references import refer

__all__ = ["Entity", "Mention", "Reference", "Role", "find_entities", "refer"]

"""The record as entities of FollowTheMoney, the model of the tools that investigators use (followthemoney.tech)."""

from .entities import entities as entities
from .entities import entity_lines as entity_lines

"""What was decided and what became of it. Comes in: records and a day. Goes out: states, counts, shares, lists."""

from paraph.follow_up.agenda import Agenda, Due, agenda, newest_day
from paraph.follow_up.standing import Standing, standing
from paraph.follow_up.tally import Tally, shares, tally
from paraph.follow_up.task import Group, GroupKind, Task
from paraph.follow_up.types import GRADES, STATES, STATUSES, TASK_GRADES, Deadline, FollowUp, State, Step

__all__ = [
    "GRADES",
    "STATES",
    "STATUSES",
    "TASK_GRADES",
    "Agenda",
    "Deadline",
    "Due",
    "FollowUp",
    "Group",
    "GroupKind",
    "Standing",
    "State",
    "Step",
    "Tally",
    "Task",
    "agenda",
    "newest_day",
    "shares",
    "standing",
    "tally",
]

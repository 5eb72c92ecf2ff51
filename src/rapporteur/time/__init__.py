"""Time: the time expressions of a text (TIMEX3) with their values, and the date of a report that does not say it.

`grammar` finds expressions and what each means; `resolve` turns meanings into values, given what day the report is
from; `dating` works out that day. `timex.find_times` is the first two in one call.
"""

"""netlearn: a course and self-assessment for leaders' operational, personal and strategic networks.

errors, settings   leaves that know nobody
content            what authors write: models, loading, problems, rules
domain             pure rules on plain data
store              the only place that knows SQL
export             the only place that knows figures and files people take away
ui, cli            the two ways in: the browser and the command line
"""

__version__ = "0.1.0"

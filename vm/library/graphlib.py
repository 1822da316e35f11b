"""Topological sorting."""

from _functools import class_getitem as _class_getitem

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle: args[1], whose first and last nodes are the same."""


class _Node:
    __slots__ = ("waits_for", "followers", "state")

    def __init__(self):
        self.waits_for = 0  # predecessors that are not done
        self.followers = []
        self.state = "waiting"  # then "out" and "done"


class TopologicalSorter:
    """Gives the nodes of a graph so that each comes after its predecessors."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._given = self._done = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, key):
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _Node()
        return node

    def add(self, node, *predecessors):
        """Adds a node and what has to come before it."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._node(node).waits_for += len(predecessors)
        for each in predecessors:
            self._node(each).followers.append(node)

    def prepare(self):
        """Ends adding and looks for cycles."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [key for key, node in self._nodes.items() if node.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            path, places = [start], {start: 0}
            ways = [iter(self._nodes[start].followers)]
            while path:
                for following in ways[-1]:
                    if following in places:
                        return path[places[following]:] + [following]
                    if following not in finished:
                        places[following] = len(path)
                        path.append(following)
                        ways.append(iter(self._nodes[following].followers))
                        break
                else:
                    ways.pop()
                    key = path.pop()
                    del places[key]
                    finished.add(key)
        return None

    def _prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        """The nodes whose predecessors are all done, which have not been given yet."""
        self._prepared()
        ready = tuple(self._ready)
        for key in ready:
            self._nodes[key].state = "out"
        self._ready.clear()
        self._given += len(ready)
        return ready

    def is_active(self):
        self._prepared()
        return self._done < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Says that nodes that were given have been dealt with."""
        self._prepared()
        for key in nodes:
            node = self._nodes.get(key)
            if node is None:
                raise ValueError("node %r was not added using add()" % (key,))
            if node.state == "waiting":
                raise ValueError("node %r was not passed out (still not ready)" % (key,))
            if node.state == "done":
                raise ValueError("node %r was already marked done" % (key,))
            node.state = "done"
            for each in node.followers:
                follower = self._nodes[each]
                follower.waits_for -= 1
                if follower.waits_for == 0:
                    self._ready.append(each)
            self._done += 1

    def static_order(self):
        """All nodes in order."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

"""Configuring logging from a dict."""

import logging


DEFAULT_LOGGING_CONFIG_PORT = 9030


def _resolve(name):
    """What a dotted name stands for."""
    if not isinstance(name, str):
        return name
    parts = name.split(".")
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


class _Values:
    """Replaces ext://name and cfg://path in a configuration."""

    def __init__(self, config):
        self.config = config

    def convert(self, value):
        if isinstance(value, str):
            if value.startswith("ext://"):
                return _resolve(value[6:])
            if value.startswith("cfg://"):
                found = self.config
                for part in value[6:].replace("[", ".").replace("]", "").split("."):
                    found = found[int(part)] if isinstance(found, (list, tuple)) else found[part]
                return self.convert(found)
        elif isinstance(value, dict):
            return {key: self.convert(item) for key, item in value.items()}
        elif isinstance(value, (list, tuple)):
            return type(value)([self.convert(item) for item in value])
        return value


class DictConfigurator:
    """Makes what a configuration describes."""

    def __init__(self, config):
        self.config = dict(config)
        self.values = _Values(self.config)

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        with logging._lock:
            if config.get("incremental"):
                self._incremental()
                return
            disable_existing = config.get("disable_existing_loggers", True)
            logging._handlers.clear()
            del logging._handlerList[:]
            self.formatters = {name: self._make("formatter", name, self._formatter, each)
                               for name, each in config.get("formatters", {}).items()}
            self.filters = {name: self._make("filter", name, self._filter, each)
                            for name, each in config.get("filters", {}).items()}
            self.handlers = {}
            waiting = dict(config.get("handlers", {}))
            while waiting:
                for name in list(waiting):
                    target = waiting[name].get("target")
                    if target in waiting and target != name:
                        continue
                    handler = self._make("handler", name, self._handler, waiting.pop(name))
                    handler.name = name
                    self.handlers[name] = handler
            self._loggers(disable_existing)
            if config.get("root"):
                try:
                    self._common(logging.root, config["root"])
                except Exception as e:
                    raise ValueError("Unable to configure root logger") from e

    def _incremental(self):
        for name, each in self.config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            if each.get("level"):
                logging._handlers[name].setLevel(each["level"])
        for name, each in self.config.get("loggers", {}).items():
            self._common(logging.getLogger(name), each, True)
        if self.config.get("root"):
            self._common(logging.root, self.config["root"], True)

    def _make(self, what, name, make, config):
        try:
            return make(dict(config))
        except (ImportError, AttributeError) as e:
            wrong = config.get("class") or config.get("()")
            unresolved = ValueError("Cannot resolve %r: %s" % (wrong, e))
            unresolved.__cause__ = e
            raise ValueError("Unable to configure %s %r" % (what, name)) from unresolved
        except Exception as e:
            raise ValueError("Unable to configure %s %r" % (what, name)) from e

    def _custom(self, config):
        factory = _resolve(config.pop("()"))
        props = config.pop(".", None)
        made = factory(**self.values.convert(config))
        for key, value in (props or {}).items():
            setattr(made, key, value)
        return made

    def _formatter(self, config):
        if "()" in config:
            return self._custom(config)
        cls = _resolve(config["class"]) if config.get("class") else logging.Formatter
        more = {"defaults": config["defaults"]} if "defaults" in config else {}
        return cls(config.get("format"), config.get("datefmt"), config.get("style", "%"),
                   config.get("validate", True), **more)

    def _filter(self, config):
        return self._custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def _add_filters(self, filterer, names):
        for name in names:
            filterer.addFilter(name if callable(name) or hasattr(name, "filter") else self.filters[name])

    def _handler(self, config):
        formatter = config.pop("formatter", None)
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        if "()" in config:
            handler = self._custom(config)
        else:
            cls = _resolve(config.pop("class"))
            if "target" in config and config["target"] in self.handlers:
                config["target"] = self.handlers[config["target"]]
            if "handlers" in config:
                config["handlers"] = [self.handlers[name] for name in config["handlers"]]
            props = config.pop(".", None)
            handler = cls(**self.values.convert(config))
            for key, value in (props or {}).items():
                setattr(handler, key, value)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self._add_filters(handler, filters)
        return handler

    def _common(self, logger, config, incremental=False):
        level = config.get("level")
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[name])
            except KeyError as e:
                raise ValueError("Unable to add handler %r" % name) from e
        self._add_filters(logger, config.get("filters", ()))

    def _loggers(self, disable_existing):
        existing = set(logging.root.manager.loggerDict)
        named = self.config.get("loggers", {})
        for name, each in named.items():
            logger = logging.getLogger(name)
            try:
                self._common(logger, each)
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
            logger.disabled = False
        for name in existing - set(named):
            logger = logging.root.manager.loggerDict[name]
            if not isinstance(logger, logging.Logger):
                continue
            if any(name.startswith(each + ".") for each in named):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            elif disable_existing:
                logger.disabled = True


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configures logging as the dict says."""
    dictConfigClass(config).configure()


def __getattr__(name):
    if name in ("fileConfig", "listen", "stopListening"):
        raise AttributeError("gilbox does not support logging.config.%s" % name)
    raise AttributeError("module 'logging.config' has no attribute %r" % name)

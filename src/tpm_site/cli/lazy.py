"""A group of commands that are imported only when one of them is called: start-up time is a feature."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`commands_in` is what the modules of the commands begin with, and the commands with a line on each.

    The command NAME of the group GROUP is `command` in `cli/GROUP_NAME.py`, or in `cli/NAME.py` where the
    group has no name.
    """

    def __init__(self, *args: Any, commands_in: tuple[str, Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._group, self._lines = commands_in

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._lines:
            return None
        module = f"{self._group}_{cmd_name}" if self._group else cmd_name
        command = import_module(f"tpm_site.cli.{module}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self._lines.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from tpm_site.base.suggest import did_you_mean

            tail = did_you_mean(args[0], self._lines)
            raise click.UsageError(f'there is no command "{args[0]}"{tail}', ctx) from None

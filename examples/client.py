#!/usr/bin/env python3
"""Holds a whole conversation with `bedside chat --json`, and prints the level that it comes to.

    client.py                                     asks you, in plain lines
    client.py "my calf cramps" age=45 side=both --otherwise no
                                                  types the words, answers these questions whenever they are
                                                  asked, and answers no to the rest

Needs Python 3 and nothing else. The protocol is described in docs/events.md.
"""

import argparse
import json
import subprocess
import sys


class Bedside:
    """The program, with which one exchanges requests and events."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def events(self):
        """The events up to the one that says what is awaited."""
        for line in self.process.stdout:
            event = json.loads(line)
            yield event
            if event["event"] in ("asks", "concludes", "ended"):
                return
        sys.exit("client: the program ended too soon")

    def send(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()


def show(event):
    """Prints what a person should see of an event."""
    kind = event["event"]
    if kind == "hello":
        print(event["title"], *event["notes"], sep="\n")
    elif kind in ("said", "notice", "advice_changed", "why", "help"):
        print(event["text"])
    elif kind == "noted":
        print("Noted:", ", ".join(fact["text"] for fact in event["facts"]) or "-")
    elif kind == "summary":
        print(*(fact["text"] for fact in event["facts"]), sep="\n")
    elif kind == "topics":
        print(*(topic["title"] for topic in event["topics"]), sep="\n")
    elif kind == "sooner":
        for part in event["levels"]:
            print(f"{part['headline']}, if:", *(sign["text"] for sign in part["signs"]), sep="\n- ")
    elif kind == "error":
        print("error:", event["text"], file=sys.stderr)
    elif kind == "asks":
        print("\n" + event["text"])
        for choice in event.get("options", []) + event.get("items", []):
            print(f"  {choice['number']}. {choice['label']}")
    else:
        conclusion = event if kind == "concludes" else event["conclusion"]
        print("\n" + conclusion["headline"])
        for part in conclusion["reasons"]:
            print("- why:", part["title"])
        for part in conclusion["advice"]:
            print(f"- {part['kind']}:", part["text"])
        for part in conclusion["sooner"]["levels"]:
            print(f"- {part['headline']}, if:", "; ".join(sign["text"] for sign in part["signs"]))
        print(*conclusion["notes"], sep="\n")


def value(text):
    """A value as JSON has it: true, false and numbers; everything else is a text."""
    return {"true": True, "yes": True, "false": False, "no": False}.get(text, text)


def scripted(asks, given, otherwise):
    """The answers to what is asked, from those given; None where there is none."""
    items = [item["id"] for item in asks.get("items", [])]
    answers = {id: value(given[id]) for id in asks["questions"] + items if id in given}
    if otherwise and asks["reason"] != "mentioned":
        rest = items or (asks["questions"] if asks["kind"] == "yes_no" or otherwise == "not sure" else [])
        if not any(id in given for id in asks["questions"]):
            answers.update({id: value(otherwise) for id in rest if id not in answers})
    return {"answers": answers} if answers else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--program", default="bedside", help="where bedside is")
    parser.add_argument("--dialog", help="a dialog other than the usual one")
    parser.add_argument("--otherwise", choices=["no", "not sure"], help="what answers the rest")
    parser.add_argument("answers", nargs="*", metavar="ANSWER", help="words to type, or question=value")
    options = parser.parse_args()
    words = [answer for answer in options.answers if "=" not in answer]
    given = dict(answer.split("=", 1) for answer in options.answers if "=" in answer)
    is_scripted = bool(options.answers)

    bedside = Bedside([options.program, "chat", "--json"] + ([options.dialog] if options.dialog else []))
    while True:
        for event in bedside.events():
            show(event)
        if event["event"] == "ended":
            print("level:", event["conclusion"]["level"])
            return bedside.process.wait()
        if event["event"] == "concludes" and is_scripted and not words:
            request = {"command": "quit"}
        elif words:
            request = {"reply": words.pop(0)}
        elif is_scripted:
            request = scripted(event, given, options.otherwise) or {"command": "quit"}
        else:
            try:
                request = {"reply": input("> ")}
            except EOFError:
                request = {"command": "quit"}
        bedside.send(request)


if __name__ == "__main__":
    sys.exit(main())

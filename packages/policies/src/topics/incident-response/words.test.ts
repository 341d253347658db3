import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { incidentControls } from "./controls.ts";
import { incidentPolicy } from "./policy.ts";

const inLog = (words: string) => asked("incidents-handled", words);
const inList = (words: string) => asked("incident-contacts-current", words);

describeWords({
  policy: (controls) => incidentPolicy(terms, controls),
  alone: incidentControls(terms),
  table: {
    "IR-1": [
      [
        "The security owner decides of everything that is raised as a possible incident",
        inLog("everything raised as a possible incident or still open, as its source counts it"),
      ],
      ["whether it is one, and gives each incident a severity.", inLog("why it was none, or its severity")],
    ],
    "IR-2": [
      [
        "The security owner tells whoever is affected by an incident",
        inLog("the day on which whoever is affected was told"),
      ],
      ["at most 3 days after the company knew of it.", inLog("the days on which it was known")],
    ],
    "IR-3": [
      ["Nobody closes an incident", inLog("and closed")],
      ["before it is contained and what it broke is restored.", inLog("contained, restored and closed")],
    ],
    "IR-4": [
      [
        "The security owner writes down the cause and the lessons of an incident",
        inLog("its cause and lessons"),
      ],
      [
        "at most 14 days after it is contained.",
        inLog("the day on which they were written"),
        inLog("the days on which it was known, contained"),
      ],
    ],
    "IR-5": [
      ["The security owner has what an incident showed mended", inLog("what is to be mended")],
      ["by the day that was set for it.", inLog("by which day")],
    ],
    "IR-6": [
      [
        "The security owner keeps a list of whom to call for each severity of incident,",
        inList("list of whom to call for each severity of incident"),
      ],
      ["where everybody finds it.", inList("where everybody finds the list")],
    ],
    "IR-7": [
      [
        "The security owner names on that list the insurer, the lawyer and how customers are told.",
        inList("with the insurer, the lawyer and how customers are told"),
      ],
    ],
    "IR-8": [
      [
        "The security owner rehearses the incident response plan at least every year.",
        asked("tabletop", "rehearsal of the incident response plan"),
      ],
    ],
  },
});

import { dutyRefusalEn } from "./duty-refusal-en.ts"

import type { refusalZh } from "./refusal-zh.ts"

export const refusalEn: typeof refusalZh = {
  refusal: {
    unknown: {
      what: "That did not work",
      do: "What you typed is still here. Please try again; if it fails again, tell the head of the committee.",
    },
    "no-connection": {
      what: "The server cannot be reached",
      do: "What you typed is still here. Press again when the network is back; nothing is written twice.",
    },
    "database-down": {
      what: "The server is starting",
      do: "What you typed is still here. Press again in half a minute; nothing is written twice.",
    },
    "server-error": {
      what: "The server failed",
      do: "All records are safe. Please try again; if it fails again, tell the head of the committee.",
    },
    "too-many-requests": { what: "That was too often", do: "Please wait a minute and try again." },
    "not-signed-in": {
      what: "Your sign-in has ended",
      do: "What you typed is still here. Sign in in a new window, come back and press again.",
    },
    "not-allowed": {
      what: "Your account may not do this",
      do: "If you need it, ask the head to change your role under Accounts.",
    },
    "bad-input": { what: "Something is not filled in right", do: "Mend what is marked, then save." },
    "bad-cell": {
      what: "One cell cannot be read",
      do: "Nothing was written. Mend the cell that is marked, and save again.",
    },
    "wrong-origin": {
      what: "This request did not come from a page of this system",
      do: "Nothing was changed. Reload the page and try again.",
    },
    "wrong-media-type": {
      what: "This kind of file cannot be taken",
      do: "Nothing was written. Please use .xlsx or .csv files.",
    },
    "command-id-taken": {
      what: "This was done before",
      do: "Reload the page and look at the records before you decide.",
    },
    "no-rule-in-force": {
      what: "No rule asked for this that day",
      do: "Nothing was registered or changed. Without a rule there is no quarantine and no extension; when screening, choose health monitoring or nothing.",
    },
    "stricter-than-rule": {
      what: "Stricter than the rule",
      do: "Nothing was registered. Register what the rule asks for, and no more; if the dwelling is not fit, say so.",
    },
    "milder-needs-reason": {
      what: "Milder than the rule: a reason is needed",
      do: "Nothing was registered. Write one sentence why, and save again.",
    },
    "not-found": {
      what: "This entry is not there",
      do: "Somebody may just have changed it. Reload and look again.",
    },
    "wrong-code": {
      what: "The set-up code is wrong",
      do: "The code stands in the window that started the server. Please type it again.",
    },
    "already-set-up": {
      what: "This is set up already",
      do: "Please sign in. The head can set a new password.",
    },
    "wrong-login-or-password": {
      what: "Login or password is wrong",
      do: "Please type them again. The head can set a new password.",
    },
    "account-locked": {
      what: "This account is locked for now",
      do: "There were too many wrong passwords. Wait 15 minutes, or ask the head to unlock it.",
    },
    "wrong-password": {
      what: "The old password is wrong",
      do: "Nothing was changed. Please type the old password again.",
    },
    "login-taken": { what: "Somebody has this login already", do: "Please choose another login." },
    "last-head": {
      what: "This is the last head",
      do: "Nothing was changed. Make another account a head first.",
    },
    "not-confirmed": {
      what: "Nothing was deleted",
      do: "Type the neighbourhood's name exactly as it stands, then press again.",
    },
    "no-files": { what: "No file arrived", do: "Please choose .xlsx or .csv files again." },
    "too-large": {
      what: "The files are too large",
      do: "Nothing was written. Import them in several goes, fewer files at a time.",
    },
    "unreadable-list": {
      what: "This list cannot be read",
      do: "Nothing was written. Save it as .xlsx or .csv and try again, or copy the table and paste it.",
    },
    "empty-list": {
      what: "There is nobody on the list",
      do: "Nothing was written. Check that the file has rows.",
    },
    "no-name-column": {
      what: "No column holds names",
      do: "The list was not taken in. Say which column holds the names.",
    },
    "too-many-rows": {
      what: "The list is too long",
      do: "It was not taken in. Longer ones are slow to go through and to answer, so a list has 50,000 rows at most; divide it.",
    },
    "row-ended": {
      what: "This row has ended already",
      do: "Nothing was changed. To change it, take its outcome back first.",
    },
    "row-waiting": {
      what: "This row is still being matched",
      do: "Nothing was changed. It takes a few seconds; try again.",
    },
    "row-needs-person": {
      what: "Nobody has said who this is",
      do: "Nothing was changed. A row is known only once it is somebody of the register.",
    },
    "row-needs-task": {
      what: "Somebody has to register who was missed",
      do: "Nothing was changed. Say who of the register it is, or give a colleague the task.",
    },
    "row-needs-home": {
      what: "The row does not say which home it is",
      do: "Nobody was registered. Register such rows one by one, and choose the home.",
    },
    "rows-open": {
      what: "Some rows have no outcome yet",
      do: "It was not marked as answered. Go through the rest first.",
    },
    "import-running": {
      what: "An import is still running",
      do: "Wait until it is done, then import these files.",
    },
    "door-taken": {
      what: "This door is there already",
      do: "Nothing was added. Check the door, or open it.",
    },
    "door-not-in-stairwell": {
      what: "This room is not in the stairwell",
      do: "Check the room. If the floors are wrong, correct the stairwell first.",
    },
    "still-lived-in": {
      what: "People still live here",
      do: "Nothing was changed. First write down that they moved out.",
    },
    "already-ended": { what: "This has ended already", do: "Nothing was changed. Reload and look again." },
    "already-here": {
      what: "This person lives here already",
      do: "Nothing was added. Correct the entry that is there.",
    },
    "already-known": {
      what: "Somebody else has this number already",
      do: "Nothing was changed. Check the document number.",
    },
    "newer-change": {
      what: "Something newer stands on this change",
      do: "Nothing was changed. Take the newer change back first, or correct by hand.",
    },
    "already-merged": {
      what: "This record is part of another already",
      do: "Nothing was merged. Reload, and look at the record that was kept.",
    },
    "both-in-quarantine": {
      what: "Merging would change who is in quarantine",
      do: "Nothing was merged. The cases of the two do not fit: settle one of them under Quarantine first.",
    },
    "already-undone": {
      what: "This merging was undone already",
      do: "Nothing was changed. Reload and look again.",
    },
    "finding-ended": {
      what: "Somebody has dealt with this already",
      do: "Nothing was changed. Reload and look again.",
    },
    "row-needs-reason": { what: "Give the reason", do: "Nothing was changed. One sentence will do." },
    "before-start": { what: "The day lies before the beginning", do: "Give the first day or a later one." },
    "unknown-sex": { what: "Sex has to be 男 or 女", do: "Mend it, then save." },
    "wrong-pass-days": {
      what: "The days of the pass are wrong",
      do: "No pass was issued. Begin today or later, end no earlier than the beginning, 400 days at most.",
    },
    "no-pass-rule": {
      what: "No rule says how long a pass is valid",
      do: "No pass was issued. Give the last day yourself, or ask the head to look at the rules.",
    },
    "already-replaced": {
      what: "Another pass was issued in its place already",
      do: "Nothing was issued. Go on from the newer pass.",
    },
    "move-not-allowed": {
      what: "This cannot be done with the pass now",
      do: "Nothing was changed. Somebody may have been faster: reload and see how it stands.",
    },
    "case-move-not-allowed": {
      what: "This cannot be done with the case as it stands",
      do: "Nothing was changed. Somebody may just have done it: see how it stands now.",
    },
    "not-due-yet": {
      what: "The release is not due yet",
      do: "Nothing was released. On the day you will be asked to sign.",
    },
    "dwelling-not-unsuitable": {
      what: "The doctor has not found the dwelling unsuitable",
      do: "Nothing was changed. Let the doctor assess the dwelling first; a suitable one means quarantine at home.",
    },
    "objection-not-upheld": {
      what: "No objection was upheld",
      do: "Nothing was withdrawn. Answer the objection first; withdraw if it is upheld.",
    },
    "extension-not-later": {
      what: "The new day is not later than the present one",
      do: "Nothing was extended. Choose a day after the one that is due now.",
    },
    "fever-unanswered": {
      what: "One of the last two readings is a fever",
      do: "Nothing was released. Write why it may be all the same, or send the person to hospital first.",
    },
    "readings-missing": {
      what: "The last two readings are missing",
      do: "Nothing was released. Take them first, or write why it may be all the same.",
    },
    "not-released-yet": {
      what: "The release is not signed yet",
      do: "Let the doctor sign it, then print the note.",
    },
    "wrong-pass-link": {
      what: "This link opens no pass",
      do: "There may be a newer link. A paper pass goes on working; the committee makes new links.",
    },
    "wrong-home-key": {
      what: "This card or code opens nothing",
      do: "It may have been replaced or ended. Issue a new card, or hand out a new code.",
    },
    "already-settled": { what: "Somebody has settled this", do: "Nothing was changed. Refresh to see how." },
    "wrong-settling": {
      what: "This cannot be settled like that",
      do: "Nothing was changed. Choose another way, or say what was done.",
    },
    "reason-needed": {
      what: "Say why",
      do: "Nothing was changed. Give the reason; whoever asks later is told it.",
    },
    "key-not-confirmed": {
      what: "No key was given up",
      do: "All passes stay valid. Type the key's number as it stands, then press again.",
    },
    "post-name-taken": {
      what: "There is a post of this name already",
      do: "Nothing was added. Choose another name, or open the closed one again.",
    },
    "post-closed": {
      what: "This post is closed",
      do: "No code was made. Open the post again, then let the phone join.",
    },
    "unknown-device": {
      what: "This phone is not known",
      do: "Nothing was written; the entries are still on the phone. Check that it is a phone of this neighbourhood's gates.",
    },
    "wrong-signature": {
      what: "The phone's signature does not fit these entries",
      do: "Nothing was written; the entries are still on the phone. Save the file on the phone anew and send that.",
    },
    "bad-batch": {
      what: "These entries cannot be understood",
      do: "Nothing was written; the entries are still on the phone. Save them anew; if it fails again, tell the head of the committee.",
    },
    "time-to-come": {
      what: "That time has not come yet",
      do: "Nothing was written. Please enter a day and time of the past.",
    },
    "round-not-complete": {
      what: "Some homes are not explained yet",
      do: "The round goes on. Fill in the rest, or tick that it ends all the same.",
    },
    "wrong-day": { what: "The day is wrong", do: "Give a real day, today at the latest." },
    "document-needed": {
      what: "The document it rests on is missing",
      do: "Nothing was saved. Name the notice, decision or document and its number.",
    },
    "note-needed": {
      what: "A note is missing",
      do: "Nothing was changed. Write one sentence: what came of it, who was asked, or why.",
    },
    "deadline-needed": {
      what: "No deadline was chosen",
      do: "Nothing was changed. Choose a deadline, or none on purpose.",
    },
    "cannot-have-task": {
      what: "It cannot be given there",
      do: "Nothing was changed. That role cannot see the records this is about; choose another colleague or team.",
    },
    "task-move-not-allowed": {
      what: "This cannot be done with the task now",
      do: "Nothing was changed. A colleague may just have seen to it: look at how it stands. Of several at once, each must allow it.",
    },
    "nothing-in-hand": { what: "This colleague has nothing in hand", do: "Nothing was handed over." },
    "nobody-may-take": {
      what: "Some of it is in nobody's power",
      do: "Nothing was handed over. Add a member of the committee's staff to those who take over.",
    },
    "too-late-to-undo": {
      what: "The hour is over, it cannot be taken back as a whole",
      do: "Nothing was changed. Hand it over once more if you need to.",
    },
    "wrong-policy-value": {
      what: "A value is wrong",
      do: "Nothing was saved. Mend the field that is marked.",
    },
    "wrong-policy-day": { what: "The day is wrong", do: "Nothing was saved. Give a real day." },
    "policy-counts-already": {
      what: "What happened up to today is counted by the rule before",
      do: "Nothing was saved. Let it hold from tomorrow or later.",
    },
    "would-keep-longer": {
      what: "A rule dated back cannot keep people longer who are in quarantine already",
      do: "Nothing was saved. Let it hold from today or later; whoever has to stay longer is extended in their own case, with the written order that names them.",
    },
    "policy-effect-changed": {
      what: "Records have just changed: it would touch other people than you were shown",
      do: "Nothing was saved. Look at the effect once more, then confirm.",
    },
    "policy-in-force": {
      what: "This rule is in force and cannot be taken back",
      do: "Nothing was changed. To change it, add a new version with its day and document.",
    },
    "need-move-not-allowed": {
      what: "That cannot be done with this need now",
      do: "Nothing was changed. A colleague may just have moved it: see how it stands now.",
    },
    "nothing-to-undo": {
      what: "There is nothing to take back",
      do: "Nothing was changed. Somebody moved it since, or it was taken back already.",
    },
    ...dutyRefusalEn,
  },
}

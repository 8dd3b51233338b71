"""The quiz that a new one begins as: one question of several kinds, about writing questions."""

QUIZ = """\
# A file of questions. Lessons place them by id, pools draw them by tag.
# Ids are permanent: answers are stored under them. Replace every text; the comments are for you and may go.
id: $id
title: $title
questions:
  # Exactly one option is right. Kinds: single, multi, true_false, match, order, categorise, blank, open,
  # scale,
  # scenario; the author's guide shows each of them.
  - id: $id-judgement
    kind: single
    situation: true # it sets a scene and asks for judgement; at least half of a course's questions do
    prompt: >-
      Tomas has written a question that nine of ten testers answer rightly at once. What should he look at
      first?
    # Help in order, the weakest first; the last still stops short of the answer.
    hints:
      - What would make a wrong answer worth having given?
    options:
      - text: Whether the wrong options describe anything that a sensible person would do
        correct: true
        feedback: >-
          Yes. Wrong options work when they are tempting, and the best of them are mistakes he has seen people
          make.
      - text: Whether the wording is too short, since longer questions are harder to answer quickly
        feedback: >-
          Length makes reading harder, not judging. The testers would need more time and learn no more by it.
      - text: Whether it needs a fourth or a fifth option, so that guessing pays less than it does now
        feedback: >-
          One more option that nobody would choose changes nothing. Better a third that tempts than a fifth
          that does not.
    # The principle behind the answer, which no feedback has said yet.
    explanation: >-
      A question teaches through its mistakes. An option that nobody picks has no mistake to teach from.
    facts: []
    tags: []
  - id: $id-sort
    kind: categorise
    prompt: Sort these sentences by where they belong in a question.
    categories:
      - {id: feedback, text: The feedback to one option}
      - {id: explanation, text: The explanation for everybody}
    options:
      - text: A tempting thought, since it did help the last time
        category: feedback
        feedback: It answers one choice, and would puzzle anyone who chose otherwise.
      - text: In general, early requests are small and later ones larger
        category: explanation
        feedback: A principle holds whatever somebody chose, so it is told to all of them.
      - text: You saw the cost, and overlooked who would have to bear it
        category: feedback
        feedback: It says what this choice got right and what it missed, which is the whole task.
    explanation: >-
      Feedback looks back at what somebody chose. The explanation looks forward to the next case, where the
      options will be different ones.
  - id: $id-order
    kind: order
    prompt: Bring the work on a new question into a useful order.
    # Written in the right order; each learner meets them mixed.
    options:
      - text: Decide which mistake the question should bring to light
        feedback: The mistake decides the scene, the options and the feedback, so it comes first.
      - text: Write the scene in which people make that mistake
        feedback: Now there is a place where somebody could go wrong for a good reason.
      - text: Write the options, with the mistake among them
        feedback: The scene tells what a person there might do, and the options follow from it.
      - text: Let three people answer and listen to their reasons
        feedback: Their reasons show what the words really say, and that can only be heard at the end.
    explanation: >-
      Beginning with the options is the usual way, and it produces questions that test whether somebody has
      read the page.
  - id: $id-own-words
    kind: open
    prompt: Write the feedback for somebody who chose a wrong option out of kindness.
    model_answer: >-
      It is a generous thought, and it would spare her an awkward minute. She would also go on without knowing
      what happened, so the same thing awaits the next person.
    options:
      - text: It says what is good about the choice
        feedback: People hear the rest only after this.
      - text: It names a consequence that they had not seen
        feedback: A consequence convinces where a verdict only annoys.
    explanation: >-
      Answers in one's own words are never marked. The learner compares them with yours and ticks what theirs
      has.
"""

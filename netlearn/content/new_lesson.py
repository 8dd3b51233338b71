"""The lesson that a new one begins as: valid, and each of its texts says what belongs there."""

LESSON = """\
# A lesson: one idea in five to nine minutes. Replace every text; the comments are for you and may go.
# `netlearn preview` shows it while you write, `netlearn check` says what is wrong, `netlearn fmt` tidies it.
id: $id
title: $title
# One or two sentences for the list of lessons: what a reader can do afterwards.
summary: >-
  This is where you say, in a sentence or two, what somebody can do after the lesson that they could not do
  before it.
# About 200 words of prose a minute, and half a minute a question.
minutes: 5
# The facts that the lesson serves, by their ids in course.yaml$facts.
facts: []
# Two to four sentences to remember, each of which makes sense on its own.
takeaways:
  - A lesson carries one idea, so that a reader can retell it to a colleague at lunch.
  - Whatever the lesson tells, a question soon asks the reader to use.
# Something small to do with real people this week, and how long it takes.
try_this: >-
  Choose one person at work who would profit from your lesson. Ask what they find hard about its subject,
  write down their own words, and begin the lesson with them. Ten minutes are enough.
blocks:
  # A block with a heading begins a new step of the page; the first block always has one.
  - id: scene
    kind: callout
    heading: Somebody with a difficulty
    tone: scene # or: evidence, caution, practice
    title: A name, a place and a bad Tuesday
    body: |
      Open with a person in a situation that your readers recognise. Give them a name, a trade and a town,
      and let something go wrong that your idea would have prevented or repaired. Three or four sentences
      are sufficient, as long as the difficulty becomes obvious without an explanation.

      Leave the end open, because a reader who is curious about how it continued has a reason to read the
      following block as well.
  - id: idea
    kind: text
    body: |
      Now explain the idea in plain language, with a second example from another kind of work. Write as you
      would talk to an intelligent colleague from a different department, who has no patience for jargon and
      will certainly notice if you promise more than the evidence supports.

      Say where a claim comes from. A source is cited by its id, in square brackets with an at sign, and its
      entry in the list of sources describes how far it carries. When something is only plausible, write
      that it is, since readers forgive an honest limitation far more easily than a confident mistake.
  # A question stands in a quiz file and is placed here by its id. Four of them make a lesson.
  - id: ask-opening
    kind: question
    question: $id-opening
  - id: ask-claim
    kind: question
    question: $id-claim
  - id: use
    kind: text
    heading: From knowing to doing
    body: |
      The second step turns the idea into a move. Describe what a person would say or do, on which occasion,
      and which difficulties usually get in the way. Concrete wording helps here, because a message of two
      lines can be copied immediately, while a recommendation to communicate better cannot.

      Mention those for whom the move is harder, because they are new, work from home or stand outside the
      usual circle, and suggest a smaller one for them. Then let the reader practise it before they close
      the page.
  - id: ask-move
    kind: question
    question: $id-move
  - id: ask-parts
    kind: question
    question: $id-parts
  # A question to oneself. The answer is kept for the learner alone; `starter` is a sentence to complete.
  - id: own-case
    kind: reflection
    prompt: Where in your own week does this idea meet a real person, and what would you do differently there?
    starter: The person I am thinking of is ... Next time we meet I will ...
"""

LESSON_QUIZ = """\
# The questions of the lesson $id. Ids are permanent: answers are stored under them.
# Every option has feedback that teaches, and the right one should seldom be the longest.
id: $id
title: $title
questions:
  - id: $id-opening
    kind: single
    situation: true
    prompt: >-
      Odile begins to write a lesson about asking for help. Which first sentence will hold a busy reader?
    hints:
      - Which of the three sentences could you see as a photograph?
    options:
      - text: Asking for help is a key skill that every leader in every organisation needs today
        feedback: >-
          Nobody would disagree, and that is the trouble. A sentence that is true of everyone is about no
          one, so the reader has no reason to go on.
      - text: On Monday the last driver called in sick, and Amara knew nobody to ring
        correct: true
        feedback: >-
          Yes. A person, a day and a problem stand in one line, and the reader wants to know whom she could
          have rung.
      - text: This lesson has four parts, of which the first explains what is meant by help
        feedback: >-
          A map is useful in a handbook. Here it spends the reader's first minute on the lesson instead of on
          the difficulty.
    explanation: >-
      A scene gives the idea something to hold on to. Say what the principle is here, once, in words that the
      feedback has not used.
  - id: $id-claim
    kind: true_false
    prompt: A claim that no study has tested should stay out of a lesson.
    options:
      - text: "True"
        feedback: >-
          That would remove much of what experienced people know. It may stay, provided the reader is told
          what it rests on.
      - text: "False"
        correct: true
        feedback: >-
          Right. It can be said to be plausible, or to be one author's experience, and then readers judge for
          themselves.
    explanation: >-
      What matters is that the words are no stronger than the evidence, and that a reader can tell the one
      kind of sentence from the other.
  - id: $id-move
    kind: single
    situation: true
    prompt: >-
      Bao's lesson advises managers to be more visible. A tester finds it hard to act on. What should he
      add?
    options:
      - text: One message of two lines that a manager could send today
        correct: true
        feedback: >-
          Good. Words that can be copied remove the hardest part, which is the beginning, and each manager can
          change them.
      - text: A stronger sentence at the end which says how much depends on being visible
        feedback: >-
          The tester believes it already. What is missing is a first step, and more weight on the advice does
          not supply one.
      - text: A list of twelve further ways in which managers have become visible elsewhere
        feedback: >-
          Choice is pleasant to offer and tiring to have. One step that fits most readers gets done more often
          than twelve.
    explanation: >-
      People act on advice that names the occasion and the first words. Everything else they agree with and
      forget by Thursday.
  - id: $id-parts
    kind: multi
    situation: true
    prompt: Ingrid reads her draft aloud before she sends it round. What should make her stop and rewrite?
    options:
      - text: A sentence for which she has to take breath twice
        correct: true
        feedback: Yes. Whoever reads it on a phone, standing in a tram, will lose the thread there.
      - text: Two questions in which the right answer is far longer than the others
        correct: true
        feedback: >-
          Yes. Guessers notice within a minute, and from then on they learn nothing from her questions.
      - text: A scene that is set in a trade which she does not work in herself
        feedback: That is a strength, as long as somebody from the trade has read it and found it true.
    explanation: >-
      Reading aloud finds what the eye forgives. The checker finds some of it too, and leaves the judgement to
      you.
"""

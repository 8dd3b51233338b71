"""The scenario that a new one begins as: six scenes, three endings, and choices that matter later on."""

SCENARIO = """\
# A branching scenario. Choices move the variables; later scenes, choices and endings depend on them.
# Six scenes and two endings are the least. Replace every text; the comments are for you and may go.
id: $id
title: $title
questions:
  - id: $id-story
    kind: scenario
    situation: true
    title: $title
    prompt: >-
      You are writing your first scenario. A colleague, Noor, will try it out on Friday with six managers.
      Make it one that they still talk about at lunch.
    hints:
      - Which choice lets you hear somebody else's words?
    # What choices raise and lower. Learners see the label and never the number alone.
    variables:
      - {id: truth, label: How real it feels, start: 1, low: 0, high: 4}
      - {id: time, label: Time until Friday, start: 3, low: 0, high: 4}
    nodes:
      - id: blank-page
        text: It is Monday morning, and the page is empty. Where do you begin?
        choices:
          - text: Ring a manager and ask about a decision that went wrong
            feedback: >-
              It takes an hour. You come away with three sentences in somebody's own words, and one of them is
              your first scene.
            effects: {truth: 1, time: -1}
            to: first-scene
          - text: Make up a case that contains everything the course teaches
            feedback: >-
              The page fills quickly. Reading it again, you notice that nobody in it wants anything.
            effects: {truth: -1}
            to: first-scene
      - id: first-scene
        text: The first scene is there. It needs choices.
        # Added to the scene when earlier choices make it so.
        asides:
          - when: {truth: {max: 0}}
            text: You still do not know what your main person is afraid of.
        choices:
          - text: Write two that sensible people would argue about
            feedback: >-
              Each of them costs something and brings something. You would not like to choose yourself, which
              is a good sign.
            effects: {truth: 1}
            to: consequences
          - text: Write one good one and two that are plainly foolish
            feedback: >-
              It reads well, and everybody will pick the good one without thinking about it.
            effects: {truth: -1}
            to: consequences
      - id: consequences
        text: What should happen after a choice?
        choices:
          - text: Somebody reacts, and the reaction comes back in a later scene
            feedback: >-
              Now the first choice matters on Thursday as well. It takes a whole evening to get right.
            effects: {truth: 1, time: -1}
            to: trial
          - text: A comment says whether it was right
            feedback: >-
              That is done in ten minutes. It is also a quiz with longer sentences.
            effects: {truth: -1}
            to: trial
      - id: trial
        text: Noor offers to play it on Wednesday, before the others do.
        choices:
          - text: Accept, and watch without explaining
            feedback: >-
              She stops twice where you had seen no difficulty. You write both places down.
            # Where a choice leads can depend on what came before: the first route that holds is taken.
            routes:
              - {when: {time: {min: 2}}, to: repair}
              - {to: late-night}
          - text: Thank her, and polish the wording by yourself
            feedback: >-
              The sentences become smoother. Whether anybody understands them, you will hear on Friday.
            effects: {time: -1}
            to: polish
      - id: repair
        text: There is a day left for what she found.
        choices:
          - text: Rewrite the two scenes in which she stopped
            feedback: >-
              They get shorter, and the second one loses its best joke. It had been in the way.
            routes:
              - {when: {truth: {min: 2}}, to: talked-about}
              - {to: used}
          - text: Add a sentence of explanation to both of them
            feedback: >-
              They are understood now, and they have become the two longest scenes.
            to: used
      - id: late-night
        text: It is Thursday evening, and one thing can still be mended.
        choices:
          # Open only to those who have brought this value along.
          - when: {truth: {min: 4}}
            text: The ending, which you can still hear the manager tell
            feedback: >-
              You write it as it was told to you, and it rings true at once.
            to: talked-about
          - text: The scene at which she stopped first
            feedback: >-
              It is better now. The second place will have to wait for the next group.
            to: used
          - text: The spelling
            feedback: >-
              Nobody will stumble over a comma, at least.
            to: forgotten
      - id: polish
        text: Friday comes. How do you introduce it to the six?
        choices:
          - text: Say nothing, and let them play
            feedback: >-
              For twenty minutes nobody speaks, and you learn from their faces.
            routes:
              - {when: {truth: {min: 2}}, to: used}
              - {to: forgotten}
          - text: Explain beforehand what it is meant to show
            feedback: >-
              They nod. After that, each of them chooses what you would like to see.
            to: forgotten
    # Each ending says what became of it; its credit, 0 to 1, is what it earns.
    ends:
      - id: talked-about
        title: They are still arguing at lunch
        text: >-
          Two of the managers chose differently and cannot let it rest. One of them asks whether she may
          take it to her own team.
        credit: 1
      - id: used
        title: A good half hour
        text: >-
          They play it with interest and say what they would have done. You leave with a page of notes for the
          next version.
        asides:
          - when: {truth: {min: 2}}
            text: One of them asks where you heard that story.
        credit: 0.6
      - id: forgotten
        title: Thank you, next item
        text: >-
          They finish early and are polite about it. By the afternoon nobody could retell it.
        credit: 0.2
    explanation: >-
      A scenario teaches when people recognise the pull of the worse choice, and meet its price later than
      they expected.
    facts: []
"""

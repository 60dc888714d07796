"""Source text to clean text with the way back; stories, datelines and topics.

from briefgen.clean import clean_document
for story in clean_document(document, lexicon):
    print(story.story.headline, story.story.topic, story.text)
"""

from briefgen.clean.pipeline import clean_document
from briefgen.clean.story import CleanStory

__all__ = ["CleanStory", "clean_document"]

"""Of what pages are made: few parts, each drawn by the design system."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from hanse.site.enums import Told


class LinkBlock(StructBlock):
    """A way on: a page of the site, or an address."""

    text = CharBlock(label=_("Words of the link"), max_length=100)
    page = PageChooserBlock(label=_("Page"), required=False)
    address = CharBlock(
        label=_("Or address"),
        required=False,
        max_length=500,
        help_text=_("Such as quick-scan/ on this site, or https://…"),
    )


class PictureBlock(StructBlock):
    """A picture is nothing to who cannot see it, unless words say what it shows."""

    image = ImageChooserBlock(label=_("Picture"))
    alternative = CharBlock(
        label=_("What it shows"),
        max_length=300,
        help_text=_("For who cannot see it: in the language of the page, in one sentence."),
    )
    caption = CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        label = _("Picture")
        icon = "image"


class DocumentBlock(StructBlock):
    """A file to take along; its kind and size stand in the link."""

    document = DocumentChooserBlock(label=_("Document"))
    text = CharBlock(
        label=_("Words of the link"), required=False, max_length=150, help_text=_("Empty: the title of the document.")
    )


class CardBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=100)
    text = TextBlock(label=_("Text"), required=False, max_length=400)
    page = PageChooserBlock(label=_("Page"), required=False)
    address = CharBlock(label=_("Or address"), required=False, max_length=500)


class CardsBlock(StructBlock):
    heading = CharBlock(label=_("Heading"), required=False, max_length=150)
    cards = ListBlock(CardBlock(), label=_("Cards"), min_num=1, max_num=12)

    class Meta:
        label = _("Cards")
        icon = "grip"


class FactBlock(StructBlock):
    figure = CharBlock(label=_("Figure"), max_length=20)
    text = CharBlock(label=_("What it counts"), max_length=150)


class MomentBlock(StructBlock):
    when = CharBlock(label=_("When"), max_length=40)
    title = CharBlock(label=_("What happened"), max_length=150)
    text = TextBlock(label=_("Text"), required=False, max_length=1000)


class ToldBlock(StructBlock):
    """What the network declares of itself."""

    heading = CharBlock(label=_("Heading"), required=False, max_length=150)
    what = ChoiceBlock(label=_("What"), choices=Told.choices)

    class Meta:
        label = _("From the network's declaration")
        icon = "site"


class PartsBlock(StreamBlock):
    """The body of a page."""

    heading = CharBlock(label=_("Heading"), max_length=150, icon="title")
    text = RichTextBlock(label=_("Text"), icon="pilcrow")
    picture = PictureBlock()
    link = LinkBlock(label=_("Button"), icon="link")
    documents = ListBlock(DocumentBlock(), label=_("Documents"), icon="doc-full")
    cards = CardsBlock()
    facts = ListBlock(FactBlock(), label=_("Figures"), icon="order")
    timeline = ListBlock(MomentBlock(), label=_("Timeline"), icon="history")
    told = ToldBlock()

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

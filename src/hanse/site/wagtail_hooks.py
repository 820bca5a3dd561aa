"""What the editor offers, and what it does not."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from hanse.site.presenters.linking import DocumentLink


def link_documents(features: FeatureRegistry) -> None:
    """After Wagtail's own, whose place it takes."""
    features.register_link_type(DocumentLink)


hooks.register("register_rich_text_features", link_documents, order=1)

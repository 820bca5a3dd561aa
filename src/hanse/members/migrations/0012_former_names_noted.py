from django.db import migrations


class Migration(migrations.Migration):
    """The directory finds members by their former names, so that it must see when those change."""

    dependencies = [
        ("members", "0011_one_membership_on_a_day"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER members_note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON members_formername "
            "EXECUTE FUNCTION members_note_change();",
            "DROP TRIGGER members_note_change ON members_formername;",
        ),
    ]

"""Payments by Stripe Checkout.

Written from Stripe's OpenAPI document (stripe/openapi, tag v127 of 12 April 2022, openapi/spec3.json, API version
2020-08-27, which every request names): PostCheckoutSessions, GetCheckoutSessionsSession,
PostCheckoutSessionsSessionExpire, PostRefunds and GetRefunds. What that document does not hold stands on Stripe's pages
"Idempotent requests", "Currencies" and, for notifications, "Verify webhook signatures". Every field that is read here
is in the fixtures of August 2026 as well.
"""

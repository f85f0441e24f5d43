# Words for the ids in site.toml. Each language has the same messages. The words of the interface are built in; a
# message of that name here replaces one of them.

## Promises: what is promised, from which moment (completes "after ..."), who is told

commitment-acknowledge = Accusé de réception de votre signalement
commitment-assess = Première évaluation de votre signalement
commitment-update = Point d’avancement sur votre signalement
commitment-from-report = votre signalement
commitment-from-last-update = le point précédent
commitment-to-reporter = l’auteur du signalement

## Scope

scope-out-third-party = Les produits et services de tiers, sauf si l’usage que nous en faisons est en cause
scope-out-denial-of-service = Les attaques par déni de service et les tests de charge
scope-out-social-engineering = L’ingénierie sociale et l’hameçonnage
scope-out-physical = Les attaques physiques contre des personnes, des locaux ou du matériel

## What a report should contain

report-field-location = L’emplacement de la vulnérabilité : le produit et la page, la fonction, le fichier ou l’adresse
report-field-steps = Les étapes qui permettent de la reproduire, avec le résultat attendu et le résultat observé
report-field-versions = Les versions et l’environnement dans lesquels vous l’avez observée
report-field-impact = Ce qu’un attaquant pourrait en tirer
report-field-contact-back = Le moyen de vous joindre si vous souhaitez une réponse, et votre souhait d’être ou non cité dans les remerciements

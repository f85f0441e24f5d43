# Mots du site d’exemple pour les identifiants de site.toml.
# Les mots de l’interface elle-même se trouvent dans lucarne.ftl.

## Engagements : ce qui est promis

commitment-acknowledge = Accusé de réception de votre signalement
commitment-assess = Première évaluation de votre signalement
commitment-update = Point d’avancement sur votre signalement
commitment-notify-affected = Information des utilisateurs concernés
commitment-breach-authority = Notification d’une violation de données à caractère personnel à l’autorité de contrôle
commitment-breach-customers = Notification d’une violation de données aux clients

## Engagements : à partir de quel moment (complète « après… »)

commitment-from-report = votre signalement
commitment-from-last-update = le point précédent
commitment-from-confirmed = la confirmation de l’incident
commitment-from-discovery = la découverte de la violation

## Engagements : qui est informé

commitment-to-reporter = l’auteur du signalement
commitment-to-affected-users = les utilisateurs concernés
commitment-to-customers = les clients
commitment-to-authority = l’autorité de contrôle

## Conservation : quelles données, et quel événement déclenche le délai (complète « après… »)

retention-trial = Données des comptes d’essai non suivis d’un abonnement
retention-cancelled = Données des comptes payants résiliés
retention-failed-payment = Données des comptes payants clôturés après un échec de paiement
retention-free = Données des comptes gratuits inactifs
retention-billing = Données de facturation nécessaires aux factures
retention-trigger-trial-end = la fin de l’essai
retention-trigger-cancellation = la résiliation
retention-trigger-account-closure = la clôture du compte
retention-trigger-inactivity = la dernière activité du compte
retention-trigger-invoice = la date de la facture

## Localisation : à quoi sert un lieu

location-purpose-production = production
location-purpose-backup = sauvegarde

## Chiffrement au repos : ce qui est chiffré

encryption-what-disks = Disques de stockage de tous les serveurs
encryption-what-sensitive-fields = Champs sensibles des données des clients
encryption-what-backups = Sauvegardes

## Gravité : à quoi ressemble une vulnérabilité de ce niveau

severity-characteristic-root-compromise = L’exploitation donne vraisemblablement à l’attaquant le contrôle complet, en tant qu’administrateur, de serveurs ou d’équipements d’infrastructure.
severity-characteristic-no-special-access = L’exploitation est simple : elle ne demande ni identifiants, ni connaissance particulière des victimes, ni manipulation d’un utilisateur.
severity-characteristic-hard-to-exploit = Les conséquences sont graves, mais l’exploitation est difficile.
severity-characteristic-privilege-elevation = L’exploitation peut donner à l’attaquant des privilèges élevés.
severity-characteristic-data-loss = L’exploitation peut provoquer une perte de données ou une interruption de service importante.
severity-characteristic-victim-interaction = L’attaquant doit tromper individuellement ses victimes par ingénierie sociale.
severity-characteristic-hard-denial-of-service = Un déni de service est possible, mais difficile à mettre en œuvre.
severity-characteristic-same-network = L’attaquant doit se trouver sur le même réseau local que la victime.
severity-characteristic-limited-access = L’exploitation ne donne qu’un accès très limité.
severity-characteristic-needs-privileges = L’attaquant doit disposer des privilèges d’un utilisateur.
severity-characteristic-local-or-physical = L’attaquant doit disposer d’un accès local ou physique au système.
severity-characteristic-little-impact = Les conséquences pour l’activité d’une organisation sont très faibles.

## Périmètre

scope-in-web = Nos sites web et nos services en ligne sous example.org
scope-out-third-party = Les produits et services de tiers, sauf si l’usage que nous en faisons est en cause
scope-out-denial-of-service = Les attaques par déni de service et les tests de charge
scope-out-social-engineering = L’ingénierie sociale et l’hameçonnage
scope-out-physical = Les attaques physiques contre des personnes, des locaux ou du matériel
scope-out-outdated-clients = Les attaques qui ne fonctionnent que dans des navigateurs obsolètes ou avec des réglages de sécurité affaiblis
scope-out-public-information = La divulgation d’informations publiques ou sans risque notable
scope-out-brute-force = La force brute contre une fonction qui se comporte comme prévu, telle que la saisie d’un mot de passe
method-own-installation = Les tests sur votre propre installation, sur l’instance de démonstration ou, pour nos sites web, avec des comptes qui vous appartiennent
method-own-automation = Les scanners et autres outils automatisés sur votre propre installation
method-others-data = La lecture, la modification ou la suppression des données d’autrui
method-overload = Tout ce qui nuit à la fiabilité de services que d’autres utilisent

## Ce que doit contenir un signalement

report-field-location = L’emplacement de la vulnérabilité : le produit et la page, la fonction, le fichier ou l’adresse
report-field-steps = Les étapes qui permettent de la reproduire, avec le résultat attendu et le résultat observé
report-field-versions = Les versions et l’environnement dans lesquels vous l’avez observée
report-field-impact = Ce qu’un attaquant pourrait en tirer
report-field-contact-back = Comment vous joindre si vous souhaitez une réponse, et si vous voulez être cité dans les remerciements
